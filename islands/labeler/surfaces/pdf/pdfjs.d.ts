/** The files of pdf.js that are built in: its library, already small, and its worker as the address of a file of our own. */
declare module 'pdfjs-dist/legacy/build/pdf.min.mjs' {
  export * from 'pdfjs-dist';
}
declare module 'pdfjs-dist/legacy/build/pdf.worker.min.mjs' {
  const address: string;
  export default address;
}
