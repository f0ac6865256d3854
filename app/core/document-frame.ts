/** Where a document is handed to be shown as it came (decision 44). Apart from `paths`, whose file would weigh too much in the browser. */
export const documentFrame = '/document-frame';
