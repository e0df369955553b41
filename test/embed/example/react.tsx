import 'questionnaire-form/define';
import type { Payload, QuestionnaireFormElement } from 'questionnaire-form';
import type {} from 'questionnaire-form/react';
import { useRef } from 'react';

async function send(payload: Payload): Promise<{ reference: string }> {
  const { submissionId } = payload;
  return { reference: submissionId };
}

export function Renewal({ sponsor }: { sponsor: string }) {
  const form = useRef<QuestionnaireFormElement>(null);
  return (
    <>
      <questionnaire-form
        ref={form}
        src="/questionnaires/renewal-2026.json"
        context={{ contextId: sponsor }}
        layout="single"
        heading-level={3}
        className="renewal"
        onquestionnaire-submit={(event) => event.respondWith(send(event.payload))}
        onquestionnaire-change={({ paths, progress }) => console.log(paths.length, progress)}
      >
        <p>The form cannot be shown here.</p>
      </questionnaire-form>
      <button type="button" onClick={() => void form.current?.saveDraft().then((isKept: boolean) => isKept)}>
        Save
      </button>
      <questionnaire-tasks
        src="/questionnaires/tasks.json"
        onquestionnaire-verdict={({ missing }) => console.log(missing.length)}
      />
      {/* @ts-expect-error there is no such layout */}
      <questionnaire-form src="/a.json" layout="tabs" />
      {/* @ts-expect-error an address is a text */}
      <questionnaire-form src={5} />
      {/* @ts-expect-error the event holds no answers */}
      <questionnaire-form onquestionnaire-change={({ answers }) => console.log(answers)} />
      {/* @ts-expect-error no such property */}
      <questionnaire-form schema="/a.json" />
      {/* @ts-expect-error tasks keep drafts on the device or for the session */}
      <questionnaire-tasks draft="none" />
    </>
  );
}

export function wrong(form: QuestionnaireFormElement): void {
  // @ts-expect-error it is told where to go
  void form.goTo();
  // @ts-expect-error nobody sets what is read
  form.snapshot = undefined;
}
