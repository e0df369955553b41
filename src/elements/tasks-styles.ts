import { css } from 'lit';

/** What only the list of tasks has. */
export const tasksStyles = css`
  .section-row.task {
    flex-wrap: nowrap;
  }

  .task .section-status {
    flex-shrink: 0;
    max-inline-size: 45%;
    text-align: end;
  }

  @container questionnaire (inline-size < 440px) {
    .section-row.task {
      flex-wrap: wrap;
    }
  }

  .task > div > .link,
  .task > div > span {
    font-weight: 600;
  }

  .panel.done {
    border-color: var(--_success);
  }

  [data-task],
  questionnaire-form {
    margin-block-start: calc(var(--_space) * 2);
  }
`;
