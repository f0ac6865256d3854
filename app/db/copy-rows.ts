/** Rows in COPY's binary format: nothing is escaped on the way, and no number is read from its digits again. */

const signature = Buffer.from('PGCOPY\n\u00FF\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
const end = Buffer.from([0xff, 0xff]);
const jsonbVersion = 1;
/** Bytes that a character takes at most: where there is room for so many, nobody needs to count. */
const widest = 3;

/** Written field by field, in the order of the target's columns and in exactly their types. The same bytes serve again after `clear`. */
export class CopyRows {
  count = 0;
  #bytes: Buffer;
  #at = signature.length;

  /** `size`: bytes to begin with; it grows. */
  constructor(
    readonly columns: number,
    size: number,
  ) {
    this.#bytes = Buffer.allocUnsafeSlow(Math.max(size, signature.length));
    signature.copy(this.#bytes);
  }

  /** In bytes. */
  get length(): number {
    return this.#at - signature.length;
  }

  get capacity(): number {
    return this.#bytes.length;
  }

  row(): void {
    this.count += 1;
    this.#reserve(2);
    this.#at = this.#bytes.writeInt16BE(this.columns, this.#at);
  }

  int(value: number): void {
    this.#begin(4);
    this.#at = this.#bytes.writeInt32BE(value, this.#at);
  }

  /** A bigint column; `value` is a safe integer. */
  long(value: number | null): void {
    if (value === null) return this.nothing();
    this.#begin(8);
    this.#at = this.#bytes.writeBigInt64BE(BigInt(value), this.#at);
  }

  real(value: number): void {
    this.#begin(4);
    this.#at = this.#bytes.writeFloatBE(value, this.#at);
  }

  text(value: string | null): void {
    if (value === null) return this.nothing();
    this.#write(value, 0);
  }

  /** `written`: JSON as it stands already. */
  json(value: unknown, written = JSON.stringify(value)): void {
    this.#write(written, 1);
  }

  nothing(): void {
    this.#reserve(4);
    this.#at = this.#bytes.writeInt32BE(-1, this.#at);
  }

  /** Fields that were written elsewhere, such as those that are alike in every row. */
  fields(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#at);
    this.#at += bytes.length;
  }

  /** All of it, for `copyBinary`; good until the next row. */
  whole(): Uint8Array {
    this.#reserve(end.length);
    this.#bytes.set(end, this.#at);
    return this.#bytes.subarray(0, this.#at + end.length);
  }

  clear(): void {
    this.count = 0;
    this.#at = signature.length;
  }

  #begin(length: number): void {
    this.#reserve(4 + length);
    this.#at = this.#bytes.writeInt32BE(length, this.#at);
  }

  #write(value: string, prefix: 0 | 1): void {
    const head = 4 + prefix;
    if (this.#bytes.length - this.#at < head + value.length * widest) this.#reserve(head + Buffer.byteLength(value));
    const length = this.#bytes.write(value, this.#at + head, 'utf8');
    this.#bytes.writeInt32BE(prefix + length, this.#at);
    if (prefix) this.#bytes[this.#at + 4] = jsonbVersion;
    this.#at += head + length;
  }

  #reserve(length: number): void {
    const needed = this.#at + length;
    if (needed <= this.#bytes.length) return;
    const grown = Buffer.allocUnsafeSlow(Math.max(needed, this.#bytes.length * 2));
    this.#bytes.copy(grown, 0, 0, this.#at);
    this.#bytes = grown;
  }
}

/** Fields that are alike in many rows, for `CopyRows.fields`. */
export function fieldsOf(write: (fields: Pick<CopyRows, 'int' | 'long' | 'real' | 'text' | 'json' | 'nothing'>) => void): Uint8Array {
  const rows = new CopyRows(0, 64);
  write(rows);
  return Uint8Array.from(rows.whole().subarray(signature.length, -end.length));
}
