import 'questionnaire-form/define';
import type { Payload } from 'questionnaire-form';
import type { QuestionnaireFormProps } from 'questionnaire-form/vue';
import { defineComponent, type GlobalComponents } from 'vue';

async function send(payload: Payload): Promise<{ reference: string }> {
  return { reference: payload.submissionId };
}

export const Renewal = defineComponent({
  props: { sponsor: { type: String, required: true } },
  setup(props) {
    return () => (
      <questionnaire-form
        src="/questionnaires/renewal-2026.json"
        context={{ contextId: props.sponsor }}
        resume="continue"
        class="renewal"
        onQuestionnaireSubmit={(event) => event.respondWith(send(event.payload))}
      >
        <p>The form cannot be shown here.</p>
      </questionnaire-form>
    );
  },
});

/** What a template may give the element. */
type InTemplates = InstanceType<GlobalComponents['questionnaire-form']>['$props'];
export const given: InTemplates = { src: '/a.json', mode: 'review' };

export const wrong = () => (
  <>
    {/* @ts-expect-error there is no such mode */}
    <questionnaire-form src="/a.json" mode="edit" />
    {/* @ts-expect-error an address is a text */}
    <questionnaire-form src={5} />
    {/* @ts-expect-error the event holds no answers */}
    <questionnaire-form onQuestionnaireChange={({ answers }) => answers} />
  </>
);

// @ts-expect-error there is no such mode in templates either
export const wrongInTemplates: InTemplates = { mode: 'edit' };

// @ts-expect-error facts are an object
export const wrongContext: QuestionnaireFormProps = { context: 'sponsor-123456' };
