/** A field to drop files on: the browser's own file input made large, so dropping works without script and the names are shown. */
import type { Child } from 'hono/jsx';
import { FieldFrame, tied } from './field.tsx';
import { useField } from './form.tsx';

type Props = { name: string; label: string; hint?: Child; accept?: string; multiple?: boolean; error?: string; required?: boolean };

/** The form around it needs `multipart`. */
export function FileDrop({ name, label, hint, accept, multiple, error, required }: Props) {
  const field = useField(name);
  const fault = error ?? field.error;
  return (
    <FieldFrame id={field.id} label={label} hint={hint} error={fault} required={required}>
      <input class="file-drop" type="file" name={name} accept={accept} multiple={multiple} required={required} {...tied(field.id, hint, fault)} />
    </FieldFrame>
  );
}
