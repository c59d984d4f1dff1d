"""Is it told from the path where both may have a file from a third?"""

import pytest

from pplcheck.recognise.third_parties import folder_of_others, package_of


@pytest.mark.parametrize(
    ("path", "folder", "package"),
    [
        ("src/a.py", "", ""),
        ("vendors.py", "", ""),
        ("web/vendor/jquery/jquery.js", "web/vendor/", ""),
        ("third_party/zlib/zlib.h", "third_party/", ""),
        ("node_modules/a/node_modules/@b/c/d.js", "node_modules/a/node_modules/", "@b/c"),
        (
            "usr/lib/python3/dist-packages/django/x.py",
            "usr/lib/python3/dist-packages/",
            "django",
        ),
        ("vendor/symfony/form/Form.php", "vendor/", "symfony/form"),
        ("vendor/github.com/x/y.go", "vendor/", ""),
    ],
)
def test_folders_say_whose_work_stands_in_them(path: str, folder: str, package: str) -> None:
    assert (folder_of_others(path), package_of(path)) == (folder, package)
