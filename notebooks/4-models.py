# %% [markdown]
# # Training and swapping models
#
# Dépêche parses with sets of models: *compact* ones that come with the package, Stanza's *official* ones where they have been
# downloaded, or **your own**. This notebook trains one part of a set on a few hundred sentences, puts it beside the others,
# and parses with the new set. It shows the way, not a good model: that takes a treebank.

# %%
import shutil
from pathlib import Path
from tempfile import mkdtemp

import kg
from kg.parse.catalog import compact_directory, damaged, installed, locate

folder = Path(mkdtemp())
for models in installed():
    print(f"{models.name}: {', '.join(name for name, _ in models.files)}")

# %% [markdown]
# ## Sentences to learn from
#
# A treebank is CoNLL-U. These sentences were written and annotated for the project's own tests. `kg models train` wants a
# folder with the names that its recipe knows; the last part is for tuning, which training does not see.

# %%
from kg.parse.train.treebanks import read_trees, write_trees

trees = [tree for path in sorted(Path("../tests/extract/cases").glob("[a-e]*.conllu")) for tree in read_trees(path)]
tuning, training = trees[::6], [tree for number, tree in enumerate(trees) if number % 6]
for name, some in {
    "sequoia-train": training,
    "gsd-dev": tuning,
    "fqb": training[:1],
    "pud-a": training[1:2],
    "sequoia-dev": tuning[:1],
}.items():
    write_trees(folder / "treebanks" / f"{name}.conllu", some)
for layer in ("gsd-dev", "sequoia-train-news"):  # names of persons and places: none here, for we train no name tagger
    (folder / "names").mkdir(exist_ok=True)
    (folder / "names" / f"{layer}.tsv").write_text("")
len(training) > 50, len(tuning) > 10

# %% [markdown]
# ## Training
#
# Only the lemmatiser, and only for a few rounds. All else is copied from the compact set. The same on the command line:
#
# ```
# kg models train --treebanks treebanks --ner names -o my-models --only lemma
# ```
#
# A second call would skip what is done already.

# %%
from kg.parse.train import train_models

mine = folder / "my-models"
shutil.copytree(compact_directory(), mine)
models = train_models(
    treebanks=folder / "treebanks",
    ner=folder / "names",
    out=mine,
    work=folder / "work",
    only=("lemma",),
    steps={"lemma": 12},
    threads=1,
    progress=lambda line: None,
)
print("complete:", models is not None, "· damaged:", damaged(locate(str(mine))) or "nothing")

# %% [markdown]
# The other models are the same files as before; the set has a version of its own, which every graph made with it records.

# %%
same = [n for n, path in models.files if path.read_bytes() == locate("compact").file(n).read_bytes()]
print("as before:", ", ".join(sorted(same)))
print("another version:", models.version != locate("compact").version)

# %% [markdown]
# ## Swapping
#
# `models=` takes `compact`, `official` or a folder; on the command line it is `--models`.

# %%
text = "Emmanuel Macron a rencontré Olaf Scholz à Paris. Le ministre a condamné les attaques."
graphs = {"compact": kg.build(text, models="compact"), "mine": kg.build(text, models=mine)}
for name, graph in graphs.items():
    print(name)
    print(graph.facts())

# %% [markdown]
# The graphs say who parsed them:

# %%
for name, graph in graphs.items():
    print(name, "→", Path(graph.articles[0].parser).name.partition(" ")[0])

# %% [markdown]
# ## What so few sentences cannot teach
#
# The lemmatiser knows the words that it has seen, and guesses the others. Lemmas of both sets side by side:

# %% tags=["varies"]
import pandas as pd

from kg.parse.documents import Parser
from kg.read import article_of_text

words = "Les ambassadeurs européens boycottaient les pourparlers, et Washington a rencontré ses alliés."
article = article_of_text(words, id="words")
lemmas = {}
for name, which in (("compact", "compact"), ("mine", str(mine))):
    [parsed] = Parser(which).parse([article])
    lemmas[name] = [word.lemma for sentence in parsed.sentences for word in sentence.words]
forms = [word.form for sentence in parsed.sentences for word in sentence.words]
pd.DataFrame(lemmas, index=forms).T if len(forms) == len(lemmas["compact"]) else lemmas

# %% [markdown]
# How good a whole set is, `kg evaluate` and the [model card](../kg/models/fr/CARD.md) say in figures, on sentences that no
# training saw. A wrong folder is named, with what to do:

# %%
try:
    kg.build(text, models="no-such-folder")
except kg.errors.ModelError as error:
    print(error)

# %%
shutil.rmtree(folder)
