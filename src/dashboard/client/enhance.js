/** Makes pages nicer that work without it: sends a choice at once, shows moments on the visitor's own clock. */
document.documentElement.classList.add('script');

for (const field of document.querySelectorAll('[data-send]')) {
  field.addEventListener('change', () => field.form.requestSubmit());
}

const locale = { en: 'en-GB', fr: 'fr-FR', fa: 'fa-IR-u-ca-persian-nu-arabext' }[document.documentElement.lang];
const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
for (const time of document.querySelectorAll('time[data-moment]')) {
  time.textContent = moment.format(new Date(time.dateTime));
}

for (const form of document.querySelectorAll('form[data-go]')) form.requestSubmit();
