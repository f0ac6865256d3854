import { createTransport } from 'nodemailer';

/** A plain-text letter. */
export type Letter = { to: string; subject: string; text: string };
export type Mail = { send(letter: Letter): Promise<void> };

/** Mail over SMTP (`smtp://user:password@host:587`, `?from=` names the sender). */
export function smtpMail(url: string): Mail {
  const from = new URL(url).searchParams.get('from') ?? undefined;
  const transport = createTransport(url);
  return {
    async send(letter) {
      await transport.sendMail({ from: from ?? `gloss@${new URL(url).hostname}`, ...letter });
    },
  };
}
