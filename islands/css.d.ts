/** A style sheet as a text, minified, in the layer of pages: it travels in the chunk that imports it. */
declare module '#css/*.css' {
  const text: string;
  export default text;
}
