import type { Guard } from './guard.js';

/** Lets pass the methods of a route; the others are told which. */
export function methodGuard(methods: readonly string[]): Guard {
  const allow = methods.join(', ');
  return ({ method = '' }) =>
    methods.includes(method) ? undefined : { status: 405, headers: { Allow: allow } };
}
