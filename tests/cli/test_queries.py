from __future__ import annotations

from tests.conftest import Run


def test_the_list(run: Run) -> None:
    english = run("queries", env={"COLUMNS": "100"}).stdout
    assert "city-alignment  Which places' documents implement which directive" in english
    chinese = run("queries", env={"COLUMNS": "100", "LANG": "zh_CN.UTF-8"}).stdout
    assert "哪些地方的文件落实了哪份指导文件" in chinese
    both = run("queries", "--lang", "both").stdout
    assert "其他问题" in both and "Other questions" in both
    assert run("queries", "--lang", "both", "--format", "csv").stdout.startswith("name,summary_zh,summary_en,topic_zh,topic_en\r\n")


def test_one_question(run: Run) -> None:
    text = run("queries", "echo", "--lang", "en").stdout
    assert "  text (string, by default none): a text" in text
    assert "  aikg query echo -p 'text=国发〔2017〕35号'" in text
    assert text.endswith('SELECT ?text WHERE { VALUES ?text { "none" } }\n')
    assert "#+" not in text


def test_an_unknown_one(run: Run) -> None:
    done = run("queries", "ekho")
    assert done.returncode == 2 and "did you mean echo?" in done.stderr
