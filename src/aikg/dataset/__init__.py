"""The dataset: the files of ontology/, data/ and queries/."""
