/** Describes the elements for editors and for the docs pages of Storybook. */
export default {
  globs: ['src/define.ts', 'src/elements/**/*.ts'],
  litelement: true,
  outdir: '.',
  packagejson: false,
  plugins: [
    {
      name: 'public-members-only',
      /** @param {{ customElementsManifest: { modules: { declarations?: { members?: { privacy?: string }[] }[] }[] } }} context */
      packageLinkPhase({ customElementsManifest }) {
        for (const { declarations = [] } of customElementsManifest.modules) {
          for (const declaration of declarations) {
            if (!declaration.members) continue;
            declaration.members = declaration.members.filter(({ privacy }) => (privacy ?? 'public') === 'public');
          }
        }
      },
    },
  ],
};
