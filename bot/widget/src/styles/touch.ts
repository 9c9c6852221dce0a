/** Targets for a thumb; the last of the sheets, as it makes larger what the others drew. */
import { css } from "lit";

export const touch = css`
  @media (pointer: coarse) {
    .send,
    .amend,
    .action,
    .pill,
    .sort,
    .refusal-actions button {
      min-inline-size: 2.75rem;
      min-block-size: 2.75rem;
    }

    .writing textarea {
      padding-block: 0.625rem;
    }

    .amend {
      inset-block-start: -0.1875rem;
    }

    .peek {
      inset: 0 0 0 auto;
    }
  }
`;
