/** What the icon says at a glance: the service works, is stopped, or wants somebody to look (seed 8). */
export type Mood = 'well' | 'stopped' | 'attention';
