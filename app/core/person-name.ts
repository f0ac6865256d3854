/** What to call a person: their name, or else the e-mail address they signed up with. */
export const personName = (person: { firstName: string; lastName: string; email: string }): string =>
  `${person.firstName} ${person.lastName}`.trim() || person.email;
