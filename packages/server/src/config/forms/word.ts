/** Value of an attribute: printable characters without a space. */
export const WORD = /^[!-~]{1,200}$/;
