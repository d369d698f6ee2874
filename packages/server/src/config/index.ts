export { changeSettings } from './change.js';
export { DESCRIBED_SETTINGS } from './described.js';
export { type LoadedSettings, readSettingsFile, updateSettingsFile } from './file.js';
export type { NamedKey } from './forms/keys.js';
export type { VirtualCardAddress } from './forms/virtual-card.js';
export { defaultSettings, type ParsedSettings, parseSettings, type UnknownNode } from './parse.js';
export { describeProblem, type SettingProblem, SettingsError } from './problems.js';
export type { DescribedSetting, Settings, SettingsChange } from './settings.js';
export { DEFAULT_NTP_SERVERS, SETTINGS_TABLE, type SettingRow } from './table.js';
