'use strict';
// The query editor: YASGUI on this server alone, with our prefixes and questions. It asks nobody else for anything.
(() => {
  const settings = JSON.parse(document.getElementById('settings').textContent);
  const endpoint = new URL('/sparql', location.href).href;
  const Yasgui = window.Yasgui;

  // Completions come from the vocabulary, not from prefix.cc or the Linked Open Vocabularies.
  const complete = (name, words, fits) => Yasgui.Yasqe.registerAutocompleter({
    name, bulk: true, autoShow: false, persistenceId: null, isValidCompletionPosition: fits, get: () => Promise.resolve(words),
    preProcessToken: (yasqe, token) => token, postProcessToken: (yasqe, token, word) => word,
  }, false);
  complete('vocabulary', settings.terms, (yasqe) => {
    const token = yasqe.getCompleteToken();
    return token.string.length > 1 && !/^[?$"'#]/.test(token.string) && !['comment', 'string', 'variable-3'].includes(token.type);
  });
  Yasgui.Yasqe.defaults.autocompleters = ['variables', 'vocabulary'];
  Yasgui.Yasqe.defaults.prefixCcApi = '';
  Yasgui.Yasqe.defaults.createShareableLink = (yasqe) => `${location.origin}/?query=${encodeURIComponent(yasqe.getValue())}`;
  Yasgui.Yasqe.defaults.resizeable = true;
  Yasgui.Yasr.defaults.prefixes = settings.prefixes;
  Yasgui.Yasr.defaults.maxPersistentResponseSize = 0; // answers stay out of localStorage

  const link = new URLSearchParams(location.search).get('query');
  const yasgui = new Yasgui(document.getElementById('editor'), {
    requestConfig: {
      endpoint, method: 'POST', headers: {}, args: [], namedGraphs: [], defaultGraphs: [], withCredentials: false, adjustQueryBeforeRequest: false,
      acceptHeaderGraph: 'text/turtle', acceptHeaderSelect: 'application/sparql-results+json', acceptHeaderUpdate: 'text/plain',
    },
    endpointCatalogueOptions: { getData: () => [{ endpoint }], keys: [], renderItem: () => {} },
    autofocus: false, copyEndpointOnNewTab: true, persistenceId: 'depeche',
  });
  const tab = () => yasgui.getTab();
  // Our prefixes need no declaration on this server, but the editor marks what is not declared: it is written for you.
  const declare = (yasqe) => {
    const declared = yasqe.getPrefixesFromQuery();
    const missing = {};
    for (const [, prefix] of yasqe.getValue().matchAll(/(?<![\w<:#?$"'@-])([a-z]+):(?=\w)/g)) {
      if (settings.prefixes[prefix] && !(prefix in declared)) missing[prefix] = settings.prefixes[prefix];
    }
    if (Object.keys(missing).length) yasqe.addPrefixes(missing);
  };
  const put = (text) => {
    tab().getYasqe().setValue(text);
    declare(tab().getYasqe());
  };
  yasgui.on('query', (_, asked) => declare(asked.getYasqe()));
  if (link) put(link);
  else if (/SELECT \* WHERE \{\s*\?sub \?pred \?obj/.test(tab().getYasqe().getValue())) put(settings.first);

  // A question that comes with the package: its values are filled in by the server, and the editor shows what is asked.
  const parameters = document.getElementById('parameters');
  const question = document.getElementById('question');
  const trouble = document.getElementById('trouble');
  const ask = async () => {
    const values = new URLSearchParams(new FormData(parameters));
    const answer = await fetch(`/question/${encodeURIComponent(question.value)}?${values}`, { headers: { Accept: 'text/plain' } });
    const text = await answer.text();
    trouble.textContent = answer.ok ? '' : text;
    if (!answer.ok) return;
    put(text);
    tab().query();
  };
  parameters.addEventListener('submit', (event) => { event.preventDefault(); ask(); });
  question.addEventListener('change', () => {
    parameters.querySelectorAll('label').forEach((label) => label.remove());
    parameters.hidden = !question.value;
    trouble.textContent = '';
    for (const field of settings.params[question.value] || []) {
      const label = document.createElement('label');
      const input = document.createElement('input');
      input.name = field.name;
      input.placeholder = field.default;
      input.required = field.required;
      label.append(field.about, input);
      parameters.insertBefore(label, parameters.lastElementChild);
    }
    if (question.value && parameters.checkValidity()) ask();
  });

  // An IRI of the graph opens its page here, and not on the network.
  document.getElementById('editor').addEventListener('click', (event) => {
    const anchor = event.target.closest('a[href]');
    if (!anchor || !anchor.closest('.yasr')) return;
    const iri = anchor.getAttribute('href');
    if (!/^https?:/.test(iri)) return;
    event.preventDefault();
    event.stopPropagation();
    window.location.assign(`/resource?iri=${encodeURIComponent(iri)}`);
  }, true);
  window.kgEditor = { put, run: () => tab().query() };
})();
