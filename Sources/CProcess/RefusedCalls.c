#include "CProcess.h"
#include <sys/syscall.h>

// What no computation needs, by what it could be used for.
static const int refused[] = {
    // Speaking to other programs, here or elsewhere.
    SYS_socket, SYS_socketpair, SYS_connect, SYS_bind, SYS_listen, SYS_accept, SYS_accept4,
    SYS_sendto, SYS_sendmsg, SYS_sendmmsg, SYS_recvfrom, SYS_recvmsg, SYS_recvmmsg,
    // Memory that belongs to no process, and so to no process's limit.
    SYS_shmget, SYS_shmat, SYS_shmctl, SYS_shmdt, SYS_msgget, SYS_msgsnd, SYS_msgrcv, SYS_msgctl,
    SYS_semget, SYS_semop, SYS_semctl, SYS_mq_open, SYS_mq_unlink, SYS_memfd_create,
#ifdef SYS_memfd_secret
    SYS_memfd_secret,
#endif
    // Looking into other processes, or acting on them.
    SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev, SYS_kcmp, SYS_pidfd_open,
    SYS_pidfd_getfd, SYS_pidfd_send_signal, SYS_process_madvise, SYS_move_pages,
    SYS_migrate_pages,
    // Another view of the machine.
    SYS_unshare, SYS_setns, SYS_mount, SYS_umount2, SYS_pivot_root, SYS_chroot, SYS_fsopen,
    SYS_fsconfig, SYS_fsmount, SYS_fspick, SYS_open_tree, SYS_move_mount, SYS_name_to_handle_at,
    SYS_open_by_handle_at, SYS_fanotify_init,
#ifdef SYS_mount_setattr
    SYS_mount_setattr,
#endif
    // The machine itself.
    SYS_reboot, SYS_swapon, SYS_swapoff, SYS_acct, SYS_quotactl, SYS_syslog, SYS_settimeofday,
    SYS_clock_settime, SYS_clock_adjtime, SYS_adjtimex, SYS_sethostname, SYS_setdomainname,
    SYS_init_module, SYS_finit_module, SYS_delete_module, SYS_kexec_load, SYS_personality,
    SYS_vhangup,
#ifdef SYS_kexec_file_load
    SYS_kexec_file_load,
#endif
#ifdef SYS_iopl
    SYS_iopl, SYS_ioperm, SYS_modify_ldt,
#endif
    // Large parts of the kernel in which holes were found again and again.
    SYS_bpf, SYS_perf_event_open, SYS_userfaultfd, SYS_io_uring_setup, SYS_io_uring_enter,
    SYS_io_uring_register, SYS_io_setup, SYS_io_submit, SYS_add_key, SYS_request_key, SYS_keyctl,
};

static const int processes[] = {
#ifdef SYS_fork
    SYS_fork, SYS_vfork,
#endif
};

const int *gradus_refused_calls(int *count) {
  *count = sizeof refused / sizeof *refused;
  return refused;
}

const int *gradus_process_calls(int *count) {
  *count = sizeof processes / sizeof *processes;
  return processes;
}
