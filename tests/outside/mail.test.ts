import { createServer, type AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { smtpMail } from '#app/outside/mail.ts';

/** A mail server that takes one letter and keeps what was said to it. */
async function mailServer(refuses = false): Promise<{ url: string; heard: string[]; close(): void }> {
  const heard: string[] = [];
  const server = createServer((socket) => {
    let inLetter = false;
    const say = (line: string): void => void socket.write(`${line}\r\n`);
    const answer = (line: string): void => {
      heard.push(line);
      if (inLetter) {
        if (line !== '.') return;
        inLetter = false;
        say('250 kept');
      } else if (/^EHLO/i.test(line)) say('250 hello');
      else if (/^RCPT/i.test(line)) say(refuses ? '550 no such person' : '250 fine');
      else if (/^DATA/i.test(line)) {
        inLetter = true;
        say('354 go on');
      } else if (/^QUIT/i.test(line)) {
        say('221 bye');
        socket.end();
      } else say('250 fine');
    };
    let rest = '';
    socket.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk.toString()).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) answer(line);
    });
    say('220 ready');
  });
  await new Promise<void>((ready) => {
    server.listen(0, '127.0.0.1', ready);
  });
  const { port } = server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}?from=${encodeURIComponent('Gloss <gloss@example.org>')}`, heard, close: () => server.close() };
}

const letter = { to: 'ada@example.org', subject: 'A new password', text: 'Open this link:\nhttps://gloss.example.org/password-resets/abc' };

test('a letter reaches a mail server, from the sender that SMTP_URL names', async () => {
  const server = await mailServer();
  await smtpMail(server.url).send(letter);
  server.close();
  expect(server.heard).toContain('MAIL FROM:<gloss@example.org>');
  expect(server.heard).toContain('RCPT TO:<ada@example.org>');
  expect(server.heard).toContain('Subject: A new password');
  expect(server.heard.join('\n')).toContain('https://gloss.example.org/password-resets/abc');
});

test('a letter that is refused is a failure, not silence', async () => {
  const server = await mailServer(true);
  await expect(smtpMail(server.url).send(letter)).rejects.toThrow('no such person');
  server.close();
});
