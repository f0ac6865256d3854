/**
 * The row type that a control writes (formats 2.1): its tag in lower case. The tag catalog says the same and a test keeps both
 * equal; it is said apart because the catalog weighs more than all else that the browser needs to read and write rows.
 */
export function rowType(controlType: string): string {
  return controlType.toLowerCase();
}
