import type { FieldProps } from './field-props.js';
import { FileInput } from './file-input.js';
import { ChoiceInput, FlagInput, IntegerInput, SecretInput, SumInput, TextInput } from './scalar-fields.js';

/** The input of a field that is neither a structure nor a list. */
export function ScalarInput({
  field,
  ...rest
}: FieldProps & { readonly problem: FieldProps['problems'][number] | undefined }) {
  switch (field.kind) {
    case 'secret':
      return <SecretInput {...rest} field={field} />;
    case 'integer':
      return <IntegerInput {...rest} field={field} />;
    case 'choice':
      return <ChoiceInput {...rest} field={field} />;
    case 'flag':
      return <FlagInput {...rest} field={field} />;
    case 'sum':
      return <SumInput {...rest} field={field} />;
    case 'base64':
      return <FileInput {...rest} field={field} />;
    case 'text':
      return <TextInput {...rest} field={field} />;
    default:
      return null;
  }
}
