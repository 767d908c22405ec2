# `cosplay exec` puts this on PYTHONPATH. Some packages (tencentcloud-sdk-python, vod-python-sdk, tccli) trust the file of
# certifi whatever SSL_CERT_FILE says; here certifi names SSL_CERT_FILE. The next sitecustomize on the path runs as well.
import os
import sys


def _change(module):
    own = module.where

    def where():
        return os.environ.get("SSL_CERT_FILE") or own()

    def contents():
        with open(where(), "r", encoding="ascii", errors="replace") as bundle:
            return bundle.read()

    module.where = where
    module.contents = contents


class _Certifi(object):
    """Finds certifi.core as ever, and changes it once it is loaded."""

    def find_spec(self, name, path=None, target=None):
        if name != "certifi.core":
            return None
        sys.meta_path.remove(self)
        import importlib.util

        spec = importlib.util.find_spec(name)
        if spec is not None and spec.loader is not None:
            load = spec.loader.exec_module

            def exec_module(module):
                load(module)
                _change(module)

            spec.loader.exec_module = exec_module
        return spec


def _run_next():
    import importlib.machinery
    import importlib.util

    here = os.path.dirname(os.path.abspath(__file__))
    rest = [entry for entry in sys.path if os.path.abspath(entry or ".") != here]
    spec = importlib.machinery.PathFinder.find_spec("sitecustomize", rest)
    if spec is None or spec.loader is None:
        return
    module = importlib.util.module_from_spec(spec)
    sys.modules["sitecustomize"] = module
    spec.loader.exec_module(module)


if sys.version_info >= (3, 4):
    # A .pth file may have imported it before.
    for _name in ("certifi.core", "certifi"):
        if _name in sys.modules:
            _change(sys.modules[_name])
    if "certifi" not in sys.modules:
        sys.meta_path.insert(0, _Certifi())
    _run_next()
