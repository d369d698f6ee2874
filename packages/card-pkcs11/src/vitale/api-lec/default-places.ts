/** Where the reading library is: its file, and the folder of its own data that it wants to be told. */
export interface ApiLecPlace {
  readonly library: string;
  readonly dataFolder: string;
}

/** Folders of Windows that the place depends on. */
export interface WindowsFolders {
  /** `%ProgramFiles%` */
  readonly programFiles: string;
  /** `%ProgramData%` */
  readonly programData: string;
}

const WINDOWS_FOLDERS: WindowsFolders = { programFiles: 'C:\\Program Files', programData: 'C:\\ProgramData' };

/**
 * Where the installer of the "API de lecture" of GIE SESAM-Vitale puts it; nothing for a system it does not exist for.
 * Source: cps-card 11.
 */
export function defaultApiLecPlace(
  platform: NodeJS.Platform,
  { programFiles, programData }: WindowsFolders = WINDOWS_FOLDERS,
): ApiLecPlace | undefined {
  if (platform === 'win32') {
    return {
      library: `${programFiles}\\santesocial\\api_lec\\api_lec64.dll`,
      dataFolder: `${programData}\\santesocial\\api_lec64\\`,
    };
  }
  if (platform === 'darwin') {
    const folder = '/Library/Application Support/santesocial/apilec/';
    return { library: `${folder}libapi_lec.dylib`, dataFolder: folder };
  }
  return undefined;
}
