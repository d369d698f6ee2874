// What the script tag puts in the global scope.
declare const dmpconnect: typeof import('@dmpconnect/js-wrapper');
