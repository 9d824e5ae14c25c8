/* A substitute for Windows' bcryptprimitives.dll, for tests under Wine only.
 *
 * Go programs fetch their first random numbers from ProcessPrng, which Wine
 * before 9.0 does not have. RtlGenRandom, exported as SystemFunction036, gives
 * random numbers of the same quality. This file never goes into a package. */
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(PVOID buffer, ULONG length);

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T length) {
	while (length > 0) {
		ULONG part = length > 0x10000000 ? 0x10000000 : (ULONG)length;
		if (!SystemFunction036(data, part))
			return FALSE;
		data += part;
		length -= part;
	}
	return TRUE;
}

BOOL WINAPI DllMain(HINSTANCE self, DWORD reason, LPVOID reserved) { return TRUE; }
