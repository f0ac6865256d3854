/** @jsxImportSource hono/jsx/dom */
import { resolve, resolveText } from '#app/core/labeling/references.ts';
import type { TagProps } from '../../kits/kit.ts';

type Message = { name: string; text: string; hint: string };

/** The older view of a chat, to be read: who said what, in order (formats 1.6). */
export function Dialog({ tag, parts }: TagProps) {
  const { name, value = '' } = tag.attributes;
  const messages = messagesIn(resolve(value, parts.data));
  if (!messages) return <p class="labeler__empty">This task has no list of messages under “{value}”.</p>;
  return (
    <ol class="labeler__chat" aria-label={`Chat ${name ?? ''}`.trim()}>
      {messages.map((message, index) => (
        <li key={String(index)}>
          <Said {...message} />
        </li>
      ))}
    </ol>
  );
}

/** One message of it, written into the config. */
export function Replica({ tag, parts }: TagProps) {
  const { name = '', value } = tag.attributes;
  return (
    <div class="labeler__chat">
      <Said name={resolveText(name, parts.data)} text={resolveText(value ?? tag.text, parts.data)} hint="" />
    </div>
  );
}

function Said({ name, text, hint }: Message) {
  return (
    <p class="labeler__message">
      {name ? <strong>{name}</strong> : null}
      <span dir="auto">{text}</span>
      {hint ? <small>{hint}</small> : null}
    </p>
  );
}

/** Chats of newer files say `role` and `content`. */
function messagesIn(value: unknown): Message[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.map((item: unknown) => {
    if (typeof item !== 'object' || item === null) return { name: '', text: asText(item), hint: '' };
    const { name, role, text, content, hint, date } = item as Record<string, unknown>;
    return { name: asText(name ?? role), text: asText(text ?? content), hint: asText(hint ?? date) };
  });
}

function asText(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
}
