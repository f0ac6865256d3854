import type { Transporter } from 'nodemailer';

/** A plain-text letter. */
export type Letter = { to: string; subject: string; text: string };
export type Mail = { send(letter: Letter): Promise<void> };

/** Mail over SMTP (`smtp://user:password@host:587`, `?from=` names the sender). */
export function smtpMail(url: string): Mail {
  const from = new URL(url).searchParams.get('from') ?? undefined;
  let transport: Transporter | undefined;
  return {
    async send(letter) {
      // Loaded with the first letter: most servers send none.
      transport ??= (await import('nodemailer')).createTransport(url);
      await transport.sendMail({ from: from ?? `gloss@${new URL(url).hostname}`, ...letter });
    },
  };
}
