/** The vocabulary of the large seed: words that many texts hold, words that few hold, and one that almost none does. */
export const common = [
  'letter',
  'river',
  'morning',
  'house',
  'window',
  'garden',
  'street',
  'market',
  'ship',
  'station',
  'teacher',
  'music',
  'winter',
  'bread',
  'paper',
  'bridge',
  'school',
  'doctor',
  'summer',
  'village',
  'train',
  'kitchen',
  'brother',
  'sister',
  'picture',
  'journey',
  'evening',
  'harbor',
  'mountain',
  'forest',
  'question',
  'answer',
] as const;

/** In about one text of fifty. */
export const uncommon = 'lighthouse';
/** In one text of fifty thousand. */
export const rare = 'quetzal';
