import type { ComponentChildren } from 'preact';

interface ActionButtonProps {
  readonly onClick?: () => void;
  /** Whether it cannot be used now. */
  readonly isOff?: boolean;
  readonly kind?: 'primary' | 'small' | 'quiet';
  readonly type?: 'button' | 'submit';
  readonly lang?: string;
  readonly children: ComponentChildren;
}

/**
 * A button of the page. One that cannot be used for a moment is not `disabled`: it would lose the focus, and who uses
 * the keyboard the place where they were.
 */
export function ActionButton(props: ActionButtonProps) {
  const { onClick, isOff = false, kind, type = 'button', lang, children } = props;
  const press = (event: Event) => {
    if (isOff) event.preventDefault();
    else onClick?.();
  };
  return (
    <button
      type={type}
      class={kind === undefined ? 'button' : `button ${kind}`}
      aria-disabled={isOff}
      onClick={press}
      {...(lang === undefined ? {} : { lang })}
    >
      {children}
    </button>
  );
}
