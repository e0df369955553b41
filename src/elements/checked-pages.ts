/** The pages that show answers as text: to be checked before they are sent, to be read, and as the receipt. */
export { receiptPage } from './receipt-page.ts';
export { readingPage, reviewPage } from './review-page.ts';
