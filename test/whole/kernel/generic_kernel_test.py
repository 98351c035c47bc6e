"""jupyter_kernel_test's generic suite, for what the kernel claims to support, and more of the kind. Run by generic.test.ts."""

import unittest

import jupyter_kernel_test


class TalosKernelTests(jupyter_kernel_test.KernelTests):
    kernel_name = "talos"
    language_name = "typescript"
    file_extension = ".ts"

    code_hello_world = "console.log('hello, world');"
    code_stderr = "console.error('oops');"
    code_generate_error = "throw new Error('raised');"
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": "const xs: number[] = [1, 2];\nxs.map((x) => 2 * x)", "result": "[ 2, 4 ]"},
    ]
    code_display_data = [
        {"code": "import { display } from 'tslab';\ndisplay.html('<b>bold</b>');", "mime": "text/html"},
        {"code": "display.png(Buffer.from('not really a picture'));", "mime": "image/png"},
    ]
    code_inspect_sample = "parseFloat"
    completion_samples = [{"text": "Number.isInt", "matches": {"isInteger"}}]
    complete_code_samples = ["1", "const f = (x: number) => x;", "class A {\n  m() {}\n}", "await 1", "let a = `b`;"]
    incomplete_code_samples = ["function f() {", "[1, 2,", "const s = `a\n", "/* a comment\n", "f(1,"]
    invalid_code_samples = ["const = 3;", "let a = 1)", "class 1 {}"]

    def test_status_for_those_who_begin_to_listen(self):
        listener = self.km.client()
        listener.start_channels(shell=False, stdin=False, hb=False, control=False)
        message = listener.get_iopub_msg(timeout=10)
        listener.stop_channels()
        self.assertEqual((message["msg_type"], message["content"]), ("status", {"execution_state": "idle"}))


if __name__ == "__main__":
    unittest.main(verbosity=2)
