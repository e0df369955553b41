import type { Perceived } from './accessibility.ts';
import { perceptionFindings } from './access-findings.ts';
import { recordMessages, spokenMessages } from './live-messages.ts';
import type { Respondent } from './respondent.ts';

// What only shows when somebody does something. Each of these presses what the page offers, so each wants a fresh page.

/** Continue on a page with something wrong: the summary takes the focus, and its first link leads to the control. */
export async function continueFindings(me: Respondent): Promise<readonly string[]> {
  await me.goTo({ role: 'button', name: 'Continue' });
  await me.press('Enter');
  const summary = await me.reader.focused();
  if (!/to put right/.test(summary?.name ?? '')) return ['Continue does not lead to what is wrong'];
  const link = (await me.reader.all({ role: 'link', within: summary!.name }))[0];
  if (!link) return ['the summary leads nowhere'];
  await me.goTo({ role: 'link', name: link.name, within: summary!.name });
  await me.press('Enter');
  const control = await me.reader.focused();
  const leads = control?.states['invalid'] === 'true' && /Error:/.test(control.description);
  const found = leads ? [] : ['a line of the summary does not lead to what it is about'];
  return [...found, ...perceptionFindings(await me.reader.everything())];
}

/** Removing one of several things: the focus stays in the page, and what happened is said. */
export async function removeFindings(me: Respondent): Promise<readonly string[]> {
  await recordMessages(me.page);
  await me.activate(/^Remove/);
  const focused = await me.reader.focused();
  const said = await spokenMessages(me.page);
  return [
    ...(focused ? [] : ['the focus is lost with what was removed']),
    ...(said.length === 1 ? [] : [`${said.length} messages say that something was removed`]),
  ];
}

/** Choosing an answer changes the answer and nothing else. */
export async function inputFindings(me: Respondent): Promise<readonly string[]> {
  const page = async () => ({
    address: me.page.url(),
    headings: names(await me.reader.all({ role: 'heading' })),
  });
  await me.goTo({ role: 'radio' });
  const before = await page();
  await me.press('ArrowDown');
  const after = await page();
  const focused = await me.reader.focused();
  return [
    ...(focused?.role === 'radio' ? [] : ['choosing an answer takes the focus away']),
    ...(JSON.stringify(before) === JSON.stringify(after) ? [] : ['choosing an answer turns the page']),
  ];
}

/** A question in a dialog: named, nothing behind it in reach, and Escape leads back. */
export async function dialogFindings(me: Respondent, opener: string): Promise<readonly string[]> {
  await me.activate(opener);
  const [dialog] = await me.reader.all({ role: ['dialog', 'alertdialog'] });
  if (!dialog) return ['no dialog opens'];
  const behind = (await me.reader.all({ role: 'textbox' })).filter(({ within }) => !within.includes(dialog.name));
  const found = perceptionFindings(await me.reader.everything());
  await me.press('Escape');
  const back = await me.reader.focused();
  return [
    ...found,
    ...(behind.length === 0 ? [] : ['what is behind the dialog is still in reach']),
    ...(back?.name === opener ? [] : ['Escape does not lead back to where the dialog was opened']),
  ];
}

function names(things: readonly Perceived[]): readonly string[] {
  return things.map(({ name }) => name);
}
