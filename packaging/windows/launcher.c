/* okr-workshop.exe and okr-workshop-cli.exe: load the Python that stands in the folder and hand it the words of the
   command line. Libraries are looked for in the folder and in Windows, never in PATH; python\pythonXY._pth says where
   modules are, so that no other Python of this computer is asked.
   Beside a file portable.txt everything of one's own, and what passes, is written into the folder "data". */

#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>
#include <windows.h>

#define LONGEST 32768
#define FIRST 5 /* words that are ours, before those of the user */

typedef int (*python_main)(int, wchar_t **);

static wchar_t home[LONGEST], start[LONGEST], place[LONGEST];

static const wchar_t *below(wchar_t *into, const wchar_t *inside)
{
    _snwprintf(into, LONGEST - 1, L"%ls\\%ls", home, inside);
    return into;
}

static int is_there(const wchar_t *path)
{
    return GetFileAttributesW(path) != INVALID_FILE_ATTRIBUTES;
}

static void stay_inside(void)
{
    CreateDirectoryW(below(place, L"data"), NULL);
    SetEnvironmentVariableW(L"OKR_WORKSHOP_HOME", place);
    CreateDirectoryW(below(place, L"data\\passing"), NULL);
    SetEnvironmentVariableW(L"TEMP", place);
    SetEnvironmentVariableW(L"TMP", place);
}

static int broken(void)
{
    const wchar_t *words = L"A part of OKR Workshop is missing. Please install it again. Your engagements stay as they are.";
    if (WINDOW)
        MessageBoxW(NULL, words, L"OKR Workshop", MB_ICONERROR | MB_OK);
    else
        fwprintf(stderr, L"%ls\n", words);
    return 1;
}

int wmain(int count, wchar_t **words)
{
    DWORD length = GetModuleFileNameW(NULL, home, LONGEST);
    wchar_t *name = wcsrchr(home, L'\\');
    if (length == 0 || length >= LONGEST || name == NULL)
        return broken();
    *name = 0;
    if (is_there(below(place, L"portable.txt")))
        stay_inside();
    SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    AddDllDirectory(below(place, L"python"));
    AddDllDirectory(below(place, L"app\\PySide6")); /* what Qt's plugins need; PATH is not asked */
    HMODULE python = LoadLibraryExW(below(place, L"python\\" PYTHON), NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    python_main run = python ? (python_main)(void *)GetProcAddress(python, "Py_Main") : NULL;
    if (run == NULL || !is_there(below(start, L"app\\start.py")))
        return broken();
    wchar_t **all = calloc(count + FIRST, sizeof *all);
    if (all == NULL)
        return broken();
    all[0] = words[0];
    all[1] = L"-B";
    all[2] = L"-X";
    all[3] = L"utf8";
    all[4] = start;
    for (int each = 1; each < count; each++)
        all[FIRST - 1 + each] = words[each];
    return run(count + FIRST - 1, all);
}
