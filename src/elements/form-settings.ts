/** What the attributes of the element say, with unknown words replaced by the defaults. */
export interface FormSettings {
  /** What is shown: the form, the answers to be read, a blank copy, or a copy of the answers. */
  readonly mode: 'fill' | 'review' | 'print-blank' | 'print-answers';
  readonly layout: 'pages' | 'single';
  /** Where the draft is kept. */
  readonly draft: 'device' | 'session' | 'none';
  /** What happens to a draft that is found. */
  readonly resume: 'ask' | 'continue' | 'never';
  /** Whether questions can be flagged. */
  readonly flags: 'on' | 'off';
  /** When errors are shown. */
  readonly validate: 'continue' | 'leave';
  /** Whose colours count; `page` leaves it to the page around. */
  readonly colorScheme: 'page' | 'light' | 'dark' | 'auto';
  /** Level of the topmost heading, 1 to 6. */
  readonly headingLevel: number;
}
