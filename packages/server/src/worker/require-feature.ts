import { ApiFailure } from '../contract/errors.js';
import type { Feature } from '../features.js';
import type { HandlerContext } from './context.js';

/** Whether the integrator of the session, or the operator, grants a reserved feature. */
export function isGranted(
  feature: Feature,
  { session, services }: Pick<HandlerContext, 'session' | 'services'>,
): boolean {
  const granted = [...(session.integrator?.features ?? []), ...services.settings.licensing.grantedFeatures];
  return granted.includes(feature);
}

/** @throws {ApiFailure} 1/1011 naming the feature */
export function requireFeature(
  feature: Feature,
  context: Pick<HandlerContext, 'session' | 'services'>,
): void {
  if (isGranted(feature, context)) return;
  throw new ApiFailure('licence-refused', {
    extended: `The feature ${feature} is granted neither by the DC parameter of the session nor by the setting licensing/granted_features`,
  });
}
