import type { ConnectOptions, DmpConnect } from '@dmpconnect/js-wrapper';
import { defineComponent, h, type PropType, ref } from 'vue';
import { describeError } from '../describe-error.js';
import { useCpxCard } from './use-cpx-card.js';
import { useDmpConnect } from './use-dmp-connect.js';

/** Connects, follows the professional's card, and reads it with the PIN that is typed. */
export const CpxReader = defineComponent({
  props: { options: { type: Object as PropType<ConnectOptions>, required: true } },
  setup({ options }) {
    // biome-ignore lint/correctness/useHookAtTopLevel: a composable of Vue is no hook of React.
    const connection = useDmpConnect(options);
    return () => {
      const current = connection.value;
      if (current.status === 'ready') return h(Card, { dmp: current.dmp });
      if (current.status === 'failed') return h('p', { role: 'alert' }, describeError(current.error));
      return h('p', { role: 'status' }, current.obstacle ? describeError(current.obstacle) : 'Connexion…');
    };
  },
});

const Card = defineComponent({
  props: { dmp: { type: Object as PropType<DmpConnect>, required: true } },
  setup({ dmp }) {
    // biome-ignore lint/correctness/useHookAtTopLevel: a composable of Vue is no hook of React.
    const card = useCpxCard(dmp);
    const pinCode = ref('');
    const result = ref('');

    async function read(event: Event): Promise<void> {
      event.preventDefault();
      const typed = pinCode.value;
      pinCode.value = '';
      try {
        const { given, name, professionDescription } = await dmp.cards.readCpxCard({ pinCode: typed });
        result.value = `${given} ${name}, ${professionDescription}`;
      } catch (error) {
        result.value = describeError(error);
      }
    }

    return () => {
      const { cardStatus, error } = card.value;
      if (error !== undefined) return h('p', { role: 'alert' }, describeError(error));
      return h('form', { onSubmit: read }, [
        h('p', { role: 'status' }, cardStatus === 'valid' ? 'Carte présente' : 'Insérer une carte'),
        h('label', [
          'Code porteur ',
          h('input', {
            type: 'password',
            autocomplete: 'off',
            value: pinCode.value,
            onInput: (input: Event) => {
              pinCode.value = (input.target as HTMLInputElement).value;
            },
          }),
        ]),
        h('button', { type: 'submit', disabled: cardStatus !== 'valid' }, 'Lire la carte'),
        h('output', result.value),
      ]);
    };
  },
});
