/** What is guessed first, of eight characters or more. Not a dictionary: slowing down does the rest. */
const guessedFirst = new Set([
  'password',
  'password1',
  'password12',
  'password123',
  'passw0rd',
  'p@ssw0rd',
  'p@ssword',
  'qwertyui',
  'qwertyuiop',
  'qwerty123',
  'qwerty12',
  '1q2w3e4r',
  '1qaz2wsx',
  'asdfghjk',
  'asdfghjkl',
  'zxcvbnm1',
  'iloveyou',
  'iloveyou1',
  'letmein1',
  'letmein123',
  'welcome1',
  'welcome123',
  'admin123',
  'admin1234',
  'administrator',
  'changeme',
  'changeme1',
  'changeit',
  'default1',
  'football',
  'baseball',
  'princess',
  'sunshine',
  'superman',
  'trustno1',
  'whatever',
  'starwars',
  'computer',
  'monkey123',
  'dragon123',
  'abc12345',
  'abcd1234',
  'a1b2c3d4',
  'test1234',
  'testtest',
  'secret123',
  'verysecret',
  'labelstudio',
  'glossgloss',
  'gloss123',
]);

/** Also one character repeated, and digits or letters in a row. */
export function isWellKnown(password: string): boolean {
  const lower = password.toLowerCase();
  return (
    guessedFirst.has(lower) ||
    new Set(lower).size < 3 ||
    '01234567890123456789'.includes(lower) ||
    '98765432109876543210'.includes(lower) ||
    'abcdefghijklmnopqrstuvwxyz'.includes(lower)
  );
}
