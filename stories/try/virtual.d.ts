/** The script-tag file as a text, served by Storybook's own build. */
declare module 'virtual:script-tag-file' {
  export const text: string;
}
