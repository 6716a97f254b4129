#ifndef GRADUS_LAPACK_H
#define GRADUS_LAPACK_H

#include <stddef.h>

// OpenBLAS contains LAPACK under its Fortran names, but Debian ships no header for it. Fortran
// passes everything by address, matrices column by column, and the lengths of strings at the end.
// The functions below pass by value and return `info`: 0 is success.

void dgetrf_(const int *m, const int *n, double *a, const int *lda, int *ipiv, int *info);
void dgetrs_(const char *trans, const int *n, const int *nrhs, const double *a, const int *lda,
             const int *ipiv, double *b, const int *ldb, int *info, size_t);
void dpotrf_(const char *uplo, const int *n, double *a, const int *lda, int *info, size_t);
void dpotrs_(const char *uplo, const int *n, const int *nrhs, const double *a, const int *lda,
             double *b, const int *ldb, int *info, size_t);
void dtrtrs_(const char *uplo, const char *trans, const char *diag, const int *n, const int *nrhs,
             const double *a, const int *lda, double *b, const int *ldb, int *info, size_t, size_t,
             size_t);
void dsyev_(const char *jobz, const char *uplo, const int *n, double *a, const int *lda, double *w,
            double *work, const int *lwork, int *info, size_t, size_t);
void dgesvd_(const char *jobu, const char *jobvt, const int *m, const int *n, double *a,
             const int *lda, double *s, double *u, const int *ldu, double *vt, const int *ldvt,
             double *work, const int *lwork, int *info, size_t, size_t);
void dgeqrf_(const int *m, const int *n, double *a, const int *lda, double *tau, double *work,
             const int *lwork, int *info);
void dorgqr_(const int *m, const int *n, const int *k, double *a, const int *lda,
             const double *tau, double *work, const int *lwork, int *info);

// A = P L U.
static inline int lapack_lu(int n, double *a, int *pivots) {
  int info;
  dgetrf_(&n, &n, a, &n, pivots, &info);
  return info;
}

// op(A) X = B from A's LU; trans is 'N' or 'T'.
static inline int lapack_lu_solve(char trans, int n, int columns, const double *lu,
                                  const int *pivots, double *b) {
  int info;
  dgetrs_(&trans, &n, &columns, lu, &n, pivots, b, &n, &info, 1);
  return info;
}

// A = L Lᵀ, reading and writing the lower triangle.
static inline int lapack_cholesky(int n, double *a) {
  int info;
  dpotrf_("L", &n, a, &n, &info, 1);
  return info;
}

// L Lᵀ X = B.
static inline int lapack_cholesky_solve(int n, int columns, const double *factor, double *b) {
  int info;
  dpotrs_("L", &n, &columns, factor, &n, b, &n, &info, 1);
  return info;
}

// op(L) X = B with L lower triangular; trans is 'N' or 'T'.
static inline int lapack_triangular_solve(char trans, int n, int columns, const double *factor,
                                          double *b) {
  int info;
  dtrtrs_("L", &trans, "N", &n, &columns, factor, &n, b, &n, &info, 1, 1, 1);
  return info;
}

// Eigenvalues, ascending, and eigenvectors, in the columns of a, of a symmetric matrix.
static inline int lapack_symmetric_eigen(int n, double *a, double *values, double *work,
                                         int work_length) {
  int info;
  dsyev_("V", "L", &n, a, &n, values, work, &work_length, &info, 1, 1);
  return info;
}

// A = U S Vᵀ with min(m, n) singular values.
static inline int lapack_singular_values(int m, int n, double *a, double *s, double *u, double *vt,
                                         double *work, int work_length) {
  int info, k = m < n ? m : n;
  dgesvd_("S", "S", &m, &n, a, &m, s, u, &m, vt, &k, work, &work_length, &info, 1, 1);
  return info;
}

// A = Q R; R in the upper triangle, Q as k reflections below it.
static inline int lapack_qr(int m, int n, double *a, double *reflections, double *work,
                            int work_length) {
  int info;
  dgeqrf_(&m, &n, a, &m, reflections, work, &work_length, &info);
  return info;
}

// The first k columns of Q from its reflections.
static inline int lapack_qr_columns(int m, int k, double *a, const double *reflections,
                                    double *work, int work_length) {
  int info;
  dorgqr_(&m, &k, &k, a, &m, reflections, work, &work_length, &info);
  return info;
}

#endif
