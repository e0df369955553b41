/** The elements that a page may use, by their class. Those inside them are nobody's business. */
const tags = { QuestionnaireFormElement: 'questionnaire-form', QuestionnaireTasksElement: 'questionnaire-tasks' };

/**
 * @typedef {{ privacy?: string, static?: boolean, description?: string }} Member
 * @typedef {{ name: string, customElement?: boolean, tagName?: string, members?: Member[], events?: { name?: string }[] }} Declaration
 * @typedef {{ kind: string, name: string }} Export
 * @typedef {{ declarations?: Declaration[], exports?: Export[] }} Module
 */

/** Describes the elements for editors, for the types made of it and for the docs pages of Storybook. */
export default {
  globs: ['src/define.ts', 'src/elements/**/*.ts'],
  litelement: true,
  outdir: '.',
  packagejson: false,
  plugins: [
    {
      name: 'public-surface-only',
      /** @param {{ customElementsManifest: { modules: Module[] } }} context */
      packageLinkPhase({ customElementsManifest }) {
        for (const module of customElementsManifest.modules) {
          module.declarations = module.declarations?.filter(({ name }) => name in tags) ?? [];
          for (const declaration of module.declarations) {
            declaration.tagName = tags[/** @type {keyof typeof tags} */ (declaration.name)];
            declaration.members = (declaration.members ?? []).filter(
              ({ privacy = 'public', description = '' }) =>
                privacy === 'public' && !description.startsWith('@internal'),
            );
            // Those without a name were guessed from the code.
            declaration.events = (declaration.events ?? []).filter(({ name }) => name !== undefined);
          }
        }
        customElementsManifest.modules = customElementsManifest.modules.filter(
          ({ declarations = [] }) => declarations.length > 0,
        );
      },
    },
  ],
};
