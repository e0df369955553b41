/** What this folder examines a screen by. */
export type CheckName =
  | 'names'
  | 'markup'
  | 'clicks'
  | 'targets'
  | 'spacing'
  | 'sides'
  | 'colours'
  | 'width'
  | 'axe'
  | 'walk'
  | 'input'
  | 'dialog'
  | 'removing'
  | 'continuing';

/** A fault to plant in the small form of `pages/well-made.html`. */
export interface Fault {
  readonly name: string;
  /** The check that must notice it. */
  readonly by: CheckName;
  /** Runs in that page and sees nothing else. */
  readonly plant?: (part: (id: string) => HTMLElement, root: ShadowRoot) => void;
  /** Style rules added to the form. */
  readonly styles?: string;
}

const styled = (name: string, by: CheckName, styles: string): Fault => ({ name, by, styles });

const names: readonly Fault[] = [
  { name: 'a label that belongs to nothing', by: 'names', plant: (part) => part('unit-label').removeAttribute('for') },
  {
    name: 'a name taken from outside the shadow root',
    by: 'names',
    plant: (part) => {
      part('unit-label').removeAttribute('for');
      document.querySelector('h1')!.id = 'outside';
      part('unit').setAttribute('aria-labelledby', 'outside');
    },
  },
  {
    name: 'aria-expanded on a radio button',
    by: 'axe',
    plant: (part) => part('yes').setAttribute('aria-expanded', 'false'),
  },
  {
    name: 'aria-required on a group that cannot have it',
    by: 'axe',
    plant: (part) => {
      part('changed').setAttribute('role', 'group');
      part('changed').setAttribute('aria-required', 'true');
    },
  },
  {
    name: 'a wrong word for the browser to fill in by',
    by: 'axe',
    plant: (part) => part('email').setAttribute('autocomplete', 'mail'),
  },
  {
    name: 'something in reach that is hidden from screen readers',
    by: 'axe',
    plant: (part) => part('list').setAttribute('aria-hidden', 'true'),
  },
  {
    name: 'a name that is not what stands on the button',
    by: 'axe',
    plant: (part) => part('continue').setAttribute('aria-label', 'Submit form'),
  },
  {
    name: 'a placeholder for a label',
    by: 'markup',
    plant: (part) => {
      part('unit-label').remove();
      part('unit').setAttribute('placeholder', 'Name of the unit');
    },
  },
  {
    name: 'a place of its own in the order of Tab',
    by: 'markup',
    plant: (part) => part('continue').setAttribute('tabindex', '3'),
  },
  {
    name: 'a heading that skips a level',
    by: 'names',
    plant: (part) => {
      const deeper = document.createElement('h5');
      deeper.textContent = 'Documents';
      part('documents').replaceWith(deeper);
    },
  },
  {
    name: 'a description from outside the shadow root',
    by: 'markup',
    plant: (part) => {
      document.querySelector('h1')!.id = 'outside';
      part('unit').setAttribute('aria-describedby', 'outside');
    },
  },
  {
    name: 'a description by nothing',
    by: 'markup',
    plant: (part) => part('unit').setAttribute('aria-describedby', 'gone'),
  },
  { name: 'an id used twice', by: 'names', plant: (part) => (part('what').id = 'unit') },
  {
    name: 'an error that no control knows of',
    by: 'markup',
    plant: (part) => (part('unit-error').hidden = false),
  },
  {
    name: 'radio buttons without a name for the group',
    by: 'names',
    plant: (part) => {
      part('changed').removeAttribute('role');
      part('changed').removeAttribute('aria-labelledby');
      part('changed-legend').remove();
    },
  },
  {
    name: 'two boxes with the same label',
    by: 'names',
    plant: (part) => (part('email-label').textContent = part('unit-label').textContent),
  },
  {
    name: 'links that are all called Change',
    by: 'names',
    plant: (part) => {
      for (const question of ['Name', 'Email']) {
        const line = document.createElement('p');
        const link = document.createElement('a');
        link.href = '#';
        link.textContent = 'Change';
        line.append(`${question}: `, link);
        part('documents').before(line);
      }
    },
  },
  {
    name: 'buttons that are all called Remove',
    by: 'names',
    plant: (part) =>
      part('list')
        .querySelectorAll('button')
        .forEach((one) => one.removeAttribute('aria-label')),
  },
  {
    name: 'what is required marked by a sign that is not read',
    by: 'markup',
    plant: (part) => {
      const sign = document.createElement('span');
      sign.ariaHidden = 'true';
      sign.textContent = '*';
      part('unit-label').append(sign);
    },
  },
  {
    name: 'a table whose columns have no names',
    by: 'markup',
    plant: (_part, root) => {
      for (const head of root.querySelectorAll('th')) {
        const cell = document.createElement('td');
        cell.textContent = head.textContent;
        head.replaceWith(cell);
      }
    },
  },
  { name: 'a dialog without a name', by: 'dialog', plant: (part) => part('dialog').removeAttribute('aria-labelledby') },
];

const looks: readonly Fault[] = [
  styled('pale text', 'axe', '#unit-hint { color: #bbb }'),
  styled(
    'small things to press',
    'targets',
    '#list button { min-height: 0; height: 16px; width: 16px; padding: 0; overflow: hidden }',
  ),
  {
    name: 'spacing that readers cannot change',
    by: 'markup',
    plant: (part) => part('unit-hint').setAttribute('style', 'letter-spacing: 0.01em !important'),
  },
  styled('no sign of the focus', 'walk', '*:focus-visible { outline: none !important }'),
  {
    name: 'a pale placeholder',
    by: 'markup',
    plant: (part) => part('unit').setAttribute('placeholder', 'For example, Training'),
  },
  styled('a form wider than a telephone', 'width', 'form { width: 700px }'),
  styled('words that are cut off', 'spacing', '#unit-hint { width: 14rem; height: 1.5rem; overflow: hidden }'),
  {
    name: 'a state that is only a colour',
    by: 'colours',
    plant: (part) => {
      const dot = document.createElement('span');
      dot.className = 'dot';
      part('saved').replaceChildren(dot);
      const sheet = document.createElement('style');
      sheet.textContent = '.dot { display: inline-block; width: 12px; height: 12px; background: #080 }';
      part('saved').after(sheet);
    },
  },
  styled(
    'something that never stops turning',
    'markup',
    '@keyframes turn { to { rotate: 1turn } } #saved { animation: turn 1s infinite }',
  ),
  styled('sides that stay when the script runs the other way', 'sides', '#unit-hint { margin-left: 40px }'),
  {
    name: 'a bar of the host over what has the focus',
    by: 'walk',
    plant: () => {
      const bar = document.createElement('div');
      bar.textContent = 'We use cookies';
      bar.setAttribute('role', 'region');
      bar.ariaLabel = 'Cookies';
      const sheet = document.createElement('style');
      sheet.textContent = '[role=region] { position: fixed; inset: auto 0 0 0; height: 45vh; background: #fff }';
      document.body.append(sheet, bar);
    },
  },
];

const doings: readonly Fault[] = [
  {
    name: 'no live regions',
    by: 'markup',
    plant: (_part, root) => root.querySelectorAll('[role=status], [role=alert]').forEach((one) => one.remove()),
  },
  {
    name: 'a message outside the live region',
    by: 'removing',
    plant: (part) => {
      const list = part('list');
      const plain = list.cloneNode(true) as HTMLElement;
      list.replaceWith(plain);
      for (const button of plain.querySelectorAll('button')) {
        button.addEventListener('click', () => {
          button.closest('li')!.remove();
          part('choose').focus();
          part('saved').textContent = 'Removed.';
        });
      }
    },
  },
  {
    name: 'a summary that cannot take the focus',
    by: 'continuing',
    plant: (part) => part('summary').removeAttribute('tabindex'),
  },
  {
    name: 'a line of the summary that leads nowhere',
    by: 'continuing',
    plant: (part) => part('summary-link').replaceWith(part('summary-link').cloneNode(true)),
  },
  {
    name: 'something that answers a click and no key',
    by: 'clicks',
    plant: (part) => {
      const fake = document.createElement('div');
      fake.textContent = 'Start again';
      fake.addEventListener('click', () => (part('dialog') as HTMLDialogElement).showModal());
      part('open').replaceWith(fake);
    },
  },
  {
    name: 'no word for the browser to fill in by',
    by: 'markup',
    plant: (part) => part('email').removeAttribute('autocomplete'),
  },
  {
    name: 'a dialog that leaves the page behind it open',
    by: 'markup',
    plant: (part) => {
      const fake = document.createElement('div');
      fake.setAttribute('role', 'dialog');
      fake.setAttribute('aria-modal', 'true');
      fake.ariaLabel = 'Start again?';
      const button = document.createElement('button');
      button.textContent = 'Yes';
      fake.append(button);
      part('open').after(fake);
    },
  },
  {
    name: 'an answer that turns the page',
    by: 'input',
    plant: (part) => part('no').addEventListener('change', () => (part('title').textContent = 'The next page')),
  },
  {
    name: 'a button that is disabled',
    by: 'markup',
    plant: (part) => ((part('continue') as HTMLButtonElement).disabled = true),
  },
  {
    name: 'a box that is disabled',
    by: 'markup',
    plant: (part) => ((part('email') as HTMLInputElement).disabled = true),
  },
  {
    name: 'a box that refuses what is pasted',
    by: 'markup',
    plant: (part) => part('email').addEventListener('paste', (event) => event.preventDefault()),
  },
  {
    name: 'a box without a role that picks files',
    by: 'clicks',
    plant: (part) => {
      const fake = document.createElement('div');
      fake.textContent = 'Choose files';
      fake.addEventListener('click', () => part('file').click());
      part('choose').replaceWith(fake);
    },
  },
  {
    name: 'focus that is lost with what was removed',
    by: 'removing',
    plant: (part) => {
      const list = part('list');
      const plain = list.cloneNode(true) as HTMLElement;
      list.replaceWith(plain);
      for (const button of plain.querySelectorAll('button')) {
        button.addEventListener('click', () => button.closest('li')!.remove());
      }
    },
  },
];

/** All of them. */
export const faults: readonly Fault[] = [...names, ...looks, ...doings];
