/** On the page of a review: words that are selected in it become the quote of the finding to add. */
const reviewText = document.querySelector('.review [data-quote]');
const addForm = document.querySelector('[data-add] form');

if (reviewText && addForm) {
  document.addEventListener('selectionchange', () => {
    const selection = document.getSelection();
    const inText = selection?.rangeCount === 1 && reviewText.contains(selection.getRangeAt(0).commonAncestorContainer);
    if (!inText || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    const words = textWithin(range);
    if (words.trim() === '') return;
    const before = document.createRange();
    before.setStart(reviewText, 0);
    before.setEnd(range.startContainer, range.startOffset);
    addForm.elements.quote.value = words.trim();
    // Only a hint: where the server does not find the quote at it, it searches.
    addForm.elements.start.value = textWithin(before).length + (words.length - words.trimStart().length);
    addForm.closest('details').open = true;
  });
}

/** The customer's own words of a piece of the page, without our labels. */
function textWithin(range) {
  const piece = range.cloneContents();
  for (const label of piece.querySelectorAll('.label')) label.remove();
  return piece.textContent;
}
