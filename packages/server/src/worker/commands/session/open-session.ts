import { ApiFailure } from '../../../contract/errors.js';
import { RELEASE_CHANNELS, type Release } from '../../../updates/types.js';
import type { Handler, HandlerContext } from '../../context.js';
import { chooseProxy } from '../../services/proxy.js';

type NewestVersion = Pick<Release, 'version' | 'log' | 'link'>;

/** Longest the opening of a session waits for the update servers (js-api 4.1). */
const UPDATE_CHECK_MS = 2_000;

/** js-api 4.1. The DC parameter was verified by the master before the worker was chosen. */
export const hl_openSession: Handler<'hl_openSession'> = async (input, context) => {
  const { session, services } = context;
  const { settings } = services;
  const proxy = chooseProxy(settings.proxy, input);
  const release = input.i_disableUpdateCheck
    ? undefined
    : await findRelease(input.s_updateCheckChannel, context);
  return {
    s_sessionId: session.id,
    s_serviceVersion: services.version,
    ...(input.i_getDcparamInformations ? describeDcParameter(context) : {}),
    ...(proxy === undefined
      ? {}
      : {
          s_proxyServer: proxy.host,
          i_proxyPort: proxy.port,
          s_proxyLogin: proxy.login ?? '',
          // Never told: the application that set it knows it, the others must not.
          s_proxyPass: '',
        }),
    s_ntpServer: settings.ntp.servers.join(';'),
    i_ntpPort: settings.ntp.port,
    ...(release === undefined ? {} : describeRelease(release)),
  };
};

function describeDcParameter({ session, services }: HandlerContext) {
  const { integrator } = session;
  return {
    i_isProduction: Number(services.settings.server.environment === 'prod'),
    ...(integrator === undefined
      ? {}
      : {
          DcParameter: {
            s_applicationName: integrator.applicationName,
            AllowedOrigins: integrator.allowedOrigins,
          },
        }),
  };
}

async function findRelease(
  asked: string | undefined,
  { session, services, signal }: HandlerContext,
): Promise<NewestVersion | undefined> {
  const channel = RELEASE_CHANNELS.find(
    (name) => name === (asked ?? services.settings.updater.channel ?? 'prod'),
  );
  if (channel === undefined) {
    throw new ApiFailure('functional-fault', {
      description: `s_updateCheckChannel must be one of ${RELEASE_CHANNELS.join(', ')}`,
    });
  }
  return services.newestRelease({
    channel,
    proxy: chooseProxy(services.settings.proxy, session.opened),
    signal: AbortSignal.any([signal, AbortSignal.timeout(UPDATE_CHECK_MS)]),
  });
}

function describeRelease({ version, log, link }: NewestVersion) {
  return { s_lastVersionNumber: version, s_lastVersionUpdateLog: log, s_lastVersionLinkStr: link };
}
