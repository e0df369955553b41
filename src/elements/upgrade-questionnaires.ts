/**
 * Puts a questionnaire in the place of each `<div data-questionnaire="address">`, for sites whose editors may write no
 * other tag. Further attributes go along: `data-questionnaire-locale="es"` becomes `locale="es"`. What stands in the
 * div is shown until the questionnaire is ready, and a context script in it is read.
 *
 * The script file does this once by itself, when the page stands; call it for parts that are added later.
 */
export function upgradeQuestionnaires(root: ParentNode = document): void {
  for (const place of root.querySelectorAll<HTMLElement>('div[data-questionnaire]')) {
    const { questionnaire, ...settings } = place.dataset;
    if (!questionnaire || place.querySelector('questionnaire-form')) continue;
    const element = document.createElement('questionnaire-form');
    element.setAttribute('src', questionnaire);
    for (const [name, value = ''] of Object.entries(settings)) {
      const attribute = /^questionnaire([A-Z].*)/.exec(name)?.[1];
      if (attribute) element.setAttribute(attribute.replace(/(?!^)(?=[A-Z])/g, '-').toLowerCase(), value);
    }
    element.append(...place.childNodes);
    place.append(element);
  }
}
