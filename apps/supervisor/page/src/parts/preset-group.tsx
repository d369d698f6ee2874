import type { ComponentChildren } from 'preact';
import type { Preset } from '../../../src/settings/presets.js';
import type { SettingField, SettingsView } from '../../../src/settings/view.js';
import { useTexts, useTold } from '../state/context.js';
import { type Draft, isChosen } from '../state/draft.js';
import { FieldRow } from './field-row.js';

interface PresetGroupProps {
  readonly id: string;
  readonly heading: string;
  readonly presets: readonly Preset[];
  readonly fields: readonly SettingField[];
  readonly view: SettingsView;
  readonly draft: Draft;
  readonly change: (values: Draft) => void;
  readonly children: ComponentChildren;
}

/** Several settings with a list of presets above them: a preset fills them in, typing makes it "by hand". */
export function PresetGroup(props: PresetGroupProps) {
  const { id, heading, presets, fields, view, draft, change, children } = props;
  const texts = useTexts();
  const told = useTold();
  const chosen = presets.find(({ values }) => isChosen(view, draft, values))?.id ?? '';
  const choose = (event: Event & { readonly currentTarget: HTMLSelectElement }) => {
    const preset = presets.find((one) => one.id === event.currentTarget.value);
    if (preset !== undefined) change(preset.values);
  };
  return (
    <section class="panel" aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>{heading}</h2>
      <div class="field">
        <label for={`${id}-preset`}>{texts.settings.preset}</label>
        <select id={`${id}-preset`} value={chosen} onChange={choose}>
          {presets.map((preset) => (
            <option key={preset.id} value={preset.id}>
              {told(preset.label)}
            </option>
          ))}
          <option value="">{texts.settings.manual}</option>
        </select>
      </div>
      <div class="fields">
        {fields.map((field) => (
          <FieldRow key={field.node} {...{ field, draft, change }} />
        ))}
      </div>
      {children}
    </section>
  );
}
