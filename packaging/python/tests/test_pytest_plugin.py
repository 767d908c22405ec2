"""The pytest plug-in, run in a pytest of its own."""

import pytest

pytest_plugins = ["pytester"]


def test_a_failed_test_shows_its_requests(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        import urllib.error, urllib.request

        def test_refused(cosplay_tenant):
            opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
            try:
                opener.open(f"{cosplay_tenant.url}/{cosplay_tenant.bucket}/secret.txt")
            except urllib.error.HTTPError as error:
                error.close()
            assert False

        def test_fine(cosplay_tenant):
            pass
        """
    )
    result = pytester.runpytest_subprocess()
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(["*cosplay requests of test-*", "403 cos_xml.get_object GET *secret.txt*signature*"])


def test_the_environment_leads_to_the_server(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        import os

        def test_inside(cosplay_env, cosplay_server, cosplay_tenant):
            assert os.environ["HTTPS_PROXY"] == cosplay_server.url
            assert os.environ["COSPLAY_BUCKET"] == cosplay_tenant.bucket

        def test_outside():
            assert "COSPLAY_BUCKET" not in os.environ
        """
    )
    pytester.runpytest_subprocess().assert_outcomes(passed=2)
