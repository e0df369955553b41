// A field of the host's own: questions with "widget": "slider" are shown with this instead of a text box.
import { registerField } from '/dist/questionnaire-form.js';

registerField('slider', (field) => {
  const { input, output, root } = field.keep(makeSlider);
  const { minimum, maximum } = field.state.question.limits;
  const answer = field.state.stored;
  const blank = typeof answer !== 'number';

  input.id = field.id('control');
  input.min = String(minimum.units);
  input.max = String(maximum.units);
  input.value = blank ? input.min : String(answer);
  input.disabled = field.readonly;
  const take = () => field.answer(input.valueAsNumber);
  input.oninput = take;
  // Choosing the very place where an untouched slider stands is no input to the browser, but it is an answer.
  input.onclick = take;
  input.onkeyup = ({ key }) => /^(Arrow|Home|End|Page)/.test(key) && take();
  setAttribute(input, 'aria-describedby', field.describedBy());
  setAttribute(input, 'aria-invalid', field.invalid ? 'true' : undefined);
  // An untouched slider has a place but no answer; it must not sound as if it had one.
  setAttribute(input, 'aria-valuetext', blank ? 'No answer yet' : undefined);
  output.value = blank ? 'No answer yet' : `${answer} of ${input.max}`;

  return field.framed(root);
});

function makeSlider() {
  const root = document.createElement('div');
  const input = document.createElement('input');
  const output = document.createElement('output');
  input.type = 'range';
  root.append(input, ' ', output);
  return { input, output, root };
}

function setAttribute(element, name, value) {
  if (value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, value);
}
