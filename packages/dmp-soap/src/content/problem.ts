/** What keeps some bytes from being what they claim, as the end of a sentence: "ends before its last image". */
export type ContentProblem = string | undefined;
