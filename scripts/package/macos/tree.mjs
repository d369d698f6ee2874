export function makeMacTree() {
  throw new Error('later');
}
